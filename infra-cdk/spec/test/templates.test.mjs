import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TemplateCheck } from '../templates.mjs';

const check = new TemplateCheck();

const record = (properties) => ({
  Type: 'AWS::Route53::RecordSet',
  Properties: { Name: 'api.example.com', Type: 'A', ...properties },
});

function problems(resource) {
  return check
    .check({ Resources: { Thing: resource } })
    .findings.map((finding) => `${finding.path} ${finding.problem}`);
}

test('what is right has no findings, and is counted', () => {
  const report = check.check({ Resources: { Thing: record({ Failover: 'PRIMARY' }) } });
  assert.deepEqual(report.findings, []);
  assert.equal(report.resources, 1);
  assert.ok(report.properties >= 3);
});

test('a value that is not in the enumeration is found', () => {
  assert.deepEqual(problems(record({ Failover: 'primary' })), [
    'Failover is "primary", which is not one of PRIMARY, SECONDARY',
  ]);
});

test('a misspelt property is found, with what was meant', () => {
  assert.deepEqual(problems(record({ HealthChekId: 'x' })), [
    'HealthChekId is not a property; did you mean HealthCheckId?',
  ]);
});

test('a property of another type, deep inside, is found', () => {
  assert.deepEqual(problems(record({ AliasTarget: { DNSName: 'x', HostedZoneID: 'y' } })), [
    'AliasTarget.HostedZoneID is not a property; did you mean HostedZoneId?',
    'AliasTarget.HostedZoneId is required and missing',
  ]);
});

test('a string where a number belongs is found', () => {
  assert.deepEqual(problems(record({ Weight: '10' })), [
    'Weight is the string "10" where integer belongs',
  ]);
});

test('a number where a string belongs, and a fraction where an integer does, are found', () => {
  assert.deepEqual(problems(record({ TTL: 60, Weight: 0.5 })), [
    'TTL is the number 60 where string belongs',
    'Weight is the number 0.5 where integer belongs',
  ]);
});

test('a missing property that is required is found', () => {
  assert.deepEqual(problems({ Type: 'AWS::Route53::HealthCheck', Properties: {} }), [
    'HealthCheckConfig is required and missing',
  ]);
});

test('an unknown resource type is found', () => {
  assert.deepEqual(problems({ Type: 'AWS::Route53::Record' }), ['Type is not a resource type']);
});

test('an attribute that a resource does not have is found', () => {
  const asking = { Outputs: { It: { Value: { 'Fn::GetAtt': ['Topic', 'Arm'] } } } };
  const found = check.check({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } }, ...asking });
  assert.deepEqual(found.findings.map((each) => each.problem), ['has no attribute Arm']);
});

test('what a function gives is not known, but both branches of a condition are checked', () => {
  assert.deepEqual(problems(record({ Weight: { Ref: 'Weight' } })), []);
  assert.deepEqual(problems(record({ Weight: { 'Fn::If': ['C', 1, 'two'] } })), [
    'Weight is the string "two" where integer belongs',
  ]);
});

test('custom resources are named, not checked', () => {
  const report = check.check({ Resources: { Thing: { Type: 'Custom::Any', Properties: { a: 1 } } } });
  assert.deepEqual(report.findings, []);
  assert.deepEqual(report.unspecified, ['Custom::Any']);
});

test('a tag without a value is found', () => {
  assert.deepEqual(problems({ Type: 'AWS::SNS::Topic', Properties: { Tags: [{ Key: 'a' }] } }), [
    'Tags[0].Value is required and missing',
  ]);
});

test('a tag that is asked for and missing is found, in whichever way the type writes tags', () => {
  const tagged = new TemplateCheck(['Environment', 'DR-Role']);
  const missing = (Type, Properties) =>
    tagged.check({ Resources: { Thing: { Type, Properties } } }).findings
      .filter((each) => each.problem.startsWith('has no tag'))
      .map((each) => `${each.path} ${each.problem}`);

  const environment = { Key: 'Environment', Value: 'test' };
  assert.deepEqual(missing('AWS::SNS::Topic', { Tags: [environment] }), [
    'Tags has no tag DR-Role',
  ]);
  assert.deepEqual(missing('AWS::SSM::Parameter', { Tags: { Environment: 'a', 'DR-Role': 'b' } }), []);
  assert.deepEqual(missing('AWS::Route53::HealthCheck', { HealthCheckTags: [environment] }), [
    'HealthCheckTags has no tag DR-Role',
  ]);
  assert.deepEqual(
    missing('AWS::DynamoDB::GlobalTable', { Replicas: [{ Region: 'a', Tags: [environment] }] }),
    ['Replicas[0].Tags has no tag DR-Role']);
  assert.deepEqual(missing('AWS::Route53::RecordSet', {}), []);
});
