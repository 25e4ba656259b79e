// Checks whole templates: resource types, their properties, the attributes that are asked for, and
// the tags that everything carries that can.
import { createRequire } from 'node:module';
import { ValueCheck } from './values.mjs';

const { loadAwsServiceSpecSync } = createRequire(import.meta.url)('@aws-cdk/aws-service-spec');

/** Resources that no specification can know. */
const UNSPECIFIED = /^(Custom::|AWS::CDK::Metadata$|AWS::CloudFormation::CustomResource$)/;

export class TemplateCheck {
  #specification = loadAwsServiceSpecSync();
  #definitions = (reference) => this.#specification.get('typeDefinition', reference);
  #tags;

  /** @param tags the keys of the tags that every resource has to carry, if it can carry any */
  constructor(tags = []) {
    this.#tags = tags;
  }

  /**
   * @param template a CloudFormation template, as an object
   * @returns {{resources: number, properties: number, unspecified: string[], findings: object[]}}
   */
  check(template) {
    const report = { resources: 0, properties: 0, unspecified: [], findings: [] };
    for (const [logicalId, resource] of Object.entries(template.Resources ?? {})) {
      report.resources++;
      if (UNSPECIFIED.test(resource.Type)) {
        report.unspecified.push(resource.Type);
      } else {
        this.#resource(logicalId, resource, report);
      }
    }
    this.#attributes(template, report);
    return report;
  }

  #resource(logicalId, resource, report) {
    const specified = this.#specified(resource.Type);
    if (specified === undefined) {
      report.findings.push({
        resource: logicalId, type: resource.Type, path: 'Type', problem: 'is not a resource type',
      });
      return;
    }
    this.#missingTags(logicalId, resource, specified.tagInformation, report);
    const check = new ValueCheck(this.#definitions);
    check.properties(resource.Properties ?? {}, specified.properties, '');
    report.properties += check.checked;
    report.findings.push(
      ...check.complaints.map((each) => ({ resource: logicalId, type: resource.Type, ...each })));
  }

  #missingTags(logicalId, resource, information, report) {
    for (const { path, tags } of taggedParts(resource, information)) {
      const keys = Array.isArray(tags) ? tags.map((tag) => tag.Key) : Object.keys(tags ?? {});
      for (const missing of this.#tags.filter((tag) => !keys.includes(tag))) {
        report.findings.push({
          resource: logicalId, type: resource.Type, path, problem: `has no tag ${missing}`,
        });
      }
    }
  }

  #specified(type) {
    return this.#specification.lookup('resource', 'cloudFormationType', 'equals', type)[0];
  }

  #attributes(template, report) {
    const walk = (value, at) => {
      if (value === null || typeof value !== 'object') return;
      const asked = value['Fn::GetAtt'];
      if (Array.isArray(asked) && typeof asked[1] === 'string') {
        this.#attribute(template, asked, { at, report });
      }
      for (const [key, each] of Object.entries(value)) walk(each, `${at}.${key}`);
    };
    walk(template.Resources ?? {}, 'Resources');
    walk(template.Outputs ?? {}, 'Outputs');
  }

  #attribute(template, [logicalId, attribute], { at, report }) {
    const type = template.Resources?.[logicalId]?.Type;
    if (type !== undefined && UNSPECIFIED.test(type)) return;
    const specified = type === undefined ? undefined : this.#specified(type);
    if (specified !== undefined && specified.attributes[attribute] !== undefined) return;
    report.findings.push({
      resource: logicalId, type: type ?? 'none', path: at, problem: `has no attribute ${attribute}`,
    });
  }
}

/** A global table has tags in each replica, and none of its own. */
function taggedParts(resource, information) {
  const properties = resource.Properties ?? {};
  if (resource.Type === 'AWS::DynamoDB::GlobalTable') {
    return (properties.Replicas ?? []).map((replica, index) => ({
      path: `Replicas[${index}].Tags`, tags: replica.Tags,
    }));
  }
  if (information === undefined) return [];
  const name = information.tagPropertyName;
  return [{ path: name, tags: properties[name] }];
}
