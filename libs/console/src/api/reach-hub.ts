import { caller } from './caller.js';
import { type ApiProblem, HubUnreachable, problemOf } from './problem.js';
import { stepUp } from './step-up.js';

const STEP_UP_REQUIRED = 'access.step-up-required';

/**
 * The one way out of the console: adds what every call carries, asks for the password where the hub wants it.
 * Throws `ApiProblem`, `HubUnreachable` or `StepUpCancelled`; what it returns is a success, read to its end.
 */
export async function reachHub(request: Request): Promise<Response> {
  const response = await send(request.clone());
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (!isStepUp(problem)) throw problem;
  await stepUp.ask();
  const repeated = await send(request);
  if (!repeated.ok) throw await problemOf(repeated);
  return repeated;
}

const isStepUp = (problem: ApiProblem): boolean =>
  problem.status === 403 && problem.code === STEP_UP_REQUIRED;

async function send(request: Request): Promise<Response> {
  for (const [name, value] of Object.entries(caller.headers(request.method !== 'GET'))) {
    request.headers.set(name, value);
  }
  try {
    const response = await fetch(request);
    const body = await response.blob();
    const { status, headers } = response;
    return new Response(body.size === 0 ? null : body, { status, headers });
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new HubUnreachable('The hub did not answer.', { cause: error });
  }
}
