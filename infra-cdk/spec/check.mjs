#!/usr/bin/env node
// Usage: node check.mjs [--tags=KEY,KEY] FOLDER...
// Checks every *.template.json in the folders, prints the findings as JSON; exit 1 if there are any.
// With --tags, whatever can carry tags has to carry these.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { TemplateCheck } from './templates.mjs';

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { tags: { type: 'string' } },
});
if (folders.length === 0) {
  console.error('Usage: node check.mjs [--tags=KEY,KEY] FOLDER...');
  process.exit(2);
}

const check = new TemplateCheck(values.tags?.split(','));
const total = { templates: 0, resources: 0, properties: 0, unspecified: [], findings: [] };
for (const folder of folders) {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.template.json')).sort()) {
    const report = check.check(JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
    total.templates++;
    total.resources += report.resources;
    total.properties += report.properties;
    total.unspecified.push(...report.unspecified);
    total.findings.push(
      ...report.findings.map((each) => ({ template: path.join(folder, name), ...each })));
  }
}
total.unspecified = [...new Set(total.unspecified)].sort();
console.log(JSON.stringify(total, null, 2));
process.exitCode = total.findings.length === 0 ? 0 : 1;
