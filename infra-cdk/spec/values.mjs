// Whether one value of a template is of the type that the specification gives it.

/** Functions whose result CloudFormation only knows when it deploys. */
const FUNCTIONS = new Set([
  'Fn::Base64', 'Fn::Cidr', 'Fn::FindInMap', 'Fn::GetAtt', 'Fn::GetAZs', 'Fn::ImportValue',
  'Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::Sub', 'Fn::Transform', 'Fn::Length',
  'Fn::ToJsonString', 'Ref',
]);

const TAG = { Key: 'string', Value: 'string', PropagateAtLaunch: 'boolean' };

/** @returns {string | undefined} the function's name, if the value is a call of one */
export function functionOf(value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const keys = Object.keys(value);
  if (keys.length !== 1) return undefined;
  return FUNCTIONS.has(keys[0]) || keys[0] === 'Fn::If' ? keys[0] : undefined;
}

/** Walks values beside their types and collects what does not fit. */
export class ValueCheck {
  #definitions;
  #complaints = [];
  #checked = 0;

  /** @param definitions gives the definition that a reference of the specification points to */
  constructor(definitions) {
    this.#definitions = definitions;
  }

  get checked() {
    return this.#checked;
  }

  get complaints() {
    return this.#complaints;
  }

  /** The properties of a resource, or of an object inside one. */
  properties(values, specified, path) {
    for (const [name, value] of Object.entries(values)) {
      const property = specified[name];
      if (property === undefined) {
        this.#complain(`${path}${name}`, 'is not a property', nearest(name, Object.keys(specified)));
      } else {
        this.#property(value, property, `${path}${name}`);
      }
    }
    for (const [name, property] of Object.entries(specified)) {
      if (property.required && values[name] === undefined) {
        this.#complain(`${path}${name}`, 'is required and missing');
      }
    }
  }

  #property(value, property, path) {
    this.#checked++;
    this.#oneOf(value, [property.type, ...(property.previousTypes ?? []).filter(isSpecific)], path);
  }

  /** Complaints about the first type stand, if none of the others fits. */
  #oneOf(value, types, path) {
    const attempts = types.map((type) => this.#attempt(value, type, path));
    const fitting = attempts.find((attempt) => attempt.complaints.length === 0);
    const chosen = fitting ?? mostSpecific(attempts, path);
    this.#checked += chosen.checked;
    this.#complaints.push(...chosen.complaints);
  }

  #attempt(value, type, path) {
    const attempt = new ValueCheck(this.#definitions);
    attempt.value(value, type, path);
    return attempt;
  }

  value(value, type, path) {
    const called = functionOf(value);
    if (called === 'Fn::If') {
      this.#branches(value['Fn::If'], type, path);
    } else if (called === undefined) {
      this.#literal(value, type, path);
    }
  }

  #branches(args, type, path) {
    for (const branch of args.slice(1)) this.value(branch, type, path);
  }

  #literal(value, type, path) {
    switch (type.type) {
      case 'string':
      case 'date-time':
        return this.#scalar(value, typeof value === 'string', type, path);
      case 'integer':
        return this.#scalar(value, Number.isInteger(value), type, path);
      case 'number':
        return this.#scalar(value, typeof value === 'number', type, path);
      case 'boolean':
        return this.#scalar(value, typeof value === 'boolean', type, path);
      case 'json':
        return this.#scalar(value, typeof value === 'object' && value !== null, type, path);
      case 'tag':
        return this.#tag(value, path);
      case 'array':
        return this.#array(value, type.element, path);
      case 'map':
        return this.#map(value, type.element, path);
      case 'union':
        return this.#oneOf(value, type.types, path);
      case 'ref':
        return this.#object(value, this.#definitions(type.reference), path);
      default:
        throw new Error(`The specification has a type that this check does not know: ${type.type}`);
    }
  }

  #scalar(value, fits, type, path) {
    if (!fits) {
      this.#complain(path, `is ${kind(value)} ${JSON.stringify(value)} where ${type.type} belongs`);
    } else if (type.allowedValues && !type.allowedValues.includes(value)) {
      this.#complain(
        path, `is ${JSON.stringify(value)}, which is not one of ${type.allowedValues.join(', ')}`);
    }
  }

  #tag(value, path) {
    if (!isObject(value)) return this.#complain(path, `is ${kind(value)} where a tag belongs`);
    const properties = Object.fromEntries(
      Object.entries(TAG).map(([name, type]) => [
        name, { type: { type }, required: name !== 'PropagateAtLaunch' },
      ]));
    this.properties(value, properties, `${path}.`);
  }

  #array(value, element, path) {
    if (!Array.isArray(value)) {
      return this.#complain(path, `is ${kind(value)} where an array belongs`);
    }
    value.forEach((each, index) => this.value(each, element, `${path}[${index}]`));
  }

  #map(value, element, path) {
    if (!isObject(value)) return this.#complain(path, `is ${kind(value)} where a map belongs`);
    for (const [key, each] of Object.entries(value)) this.value(each, element, `${path}.${key}`);
  }

  #object(value, definition, path) {
    if (!isObject(value)) {
      return this.#complain(path, `is ${kind(value)} where a ${definition.name} belongs`);
    }
    this.properties(value, definition.properties, `${path}.`);
  }

  #complain(path, problem, hint) {
    this.#complaints.push({ path, problem: hint ? `${problem}; did you mean ${hint}?` : problem });
  }
}

// An earlier type that accepts any object would accept every mistake.
function isSpecific(type) {
  return type.type !== 'json';
}

// The attempt that got furthest into the value is the one that was meant.
function mostSpecific(attempts, path) {
  return attempts.reduce((best, attempt) =>
    depth(attempt, path) > depth(best, path) ? attempt : best);
}

function depth(attempt, path) {
  return Math.min(...attempt.complaints.map((complaint) => complaint.path.length)) - path.length;
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function kind(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return { object: 'an object', string: 'the string', number: 'the number', boolean: 'the boolean' }[
    typeof value];
}

function nearest(name, names) {
  const lower = name.toLowerCase();
  return names.find((each) => distance(each.toLowerCase(), lower) <= 2);
}

/** Edits (insert, drop, replace) from one word to the other. */
function distance(from, to) {
  let row = [...to, ''].map((_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same));
    }
    row = next;
  }
  return row[to.length];
}
