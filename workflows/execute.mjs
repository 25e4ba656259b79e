// Executes a state machine against running functions, and tells how it went.
//
// Reads one JSON object from its standard input:
//   definition  the name of the state machine, such as "order"
//   execution   the name of the execution
//   input       what it begins with
//   function    where an invocation is posted
//   failures    { state: [{ error, invoked }] }: what the next calls of a state come to. Where
//               `invoked` is true the function did its work and nobody heard of it
//   stopAfter   the state after which the execution ends as if its region were lost
// Writes { status, error, cause, states, output }.
import { readFileSync } from 'node:fs';
import { StateMachine } from 'aws-local-stepfunctions';

const SOON = 50;

const asked = JSON.parse(readFileSync(0, 'utf8'));
const definition = JSON.parse(
  readFileSync(new URL(`${asked.definition}.asl.json`, import.meta.url), 'utf8'),
);
const failures = asked.failures ?? {};
const states = [];
let execution;

function failure(name, message) {
  return Object.assign(new Error(message), { name });
}

async function invoke(payload) {
  const answer = await fetch(asked.function, { method: 'POST', body: JSON.stringify(payload) });
  const body = await answer.json();
  if (body?.errorType) {
    throw failure(body.errorType, body.errorMessage);
  }
  return { Payload: body };
}

function handler(state) {
  return async ({ Payload }) => {
    states.push(state);
    const planned = failures[state]?.shift();
    if (planned && !planned.invoked) {
      throw failure(planned.error, 'planned');
    }
    const answer = await invoke(Payload);
    if (planned) {
      throw failure(planned.error, 'planned');
    }
    if (asked.stopAfter === state) {
      execution.abort();
    }
    return answer;
  };
}

const named = (type) => Object.keys(definition.States).filter((name) => definition.States[name].Type === type);
const each = (names, value) => Object.fromEntries(names.map((name) => [name, value(name)]));

execution = new StateMachine(definition, { validationOptions: { checkArn: false } }).run(asked.input, {
  noThrowOnAbort: true,
  context: { Execution: { Name: asked.execution }, Task: { Token: 'token' } },
  overrides: {
    taskResourceLocalHandlers: each(named('Task'), handler),
    waitTimeOverrides: each(named('Wait'), () => SOON * 20),
    retryIntervalOverrides: each(named('Task'), () => SOON),
  },
});

const last = (async () => {
  let entered = '';
  for await (const event of execution.eventLogs) {
    if (event.type === 'StateEntered') {
      entered = event.state.name;
    }
  }
  return entered;
})();

let outcome;
try {
  const output = await execution.result;
  outcome = output === null ? { status: 'STOPPED' } : { status: 'SUCCEEDED', output };
} catch (failed) {
  const { Error: error } = definition.States[await last];
  outcome = { status: 'FAILED', error: error ?? failed.name, cause: failed.message };
}
process.stdout.write(JSON.stringify({ ...outcome, states, last: await last }));
