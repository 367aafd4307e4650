import { caller } from './caller.js';
import { ApiProblem, HubUnreachable, problemOf } from './problem.js';
import type { Question } from './question.js';
import { signInAgain } from './sign-in-again.js';
import { stepUp } from './step-up.js';

/**
 * The one way out of the console: adds what every call carries, and asks the person what the hub wants before it goes on.
 * Throws `ApiProblem`, `HubUnreachable` or `StepUpCancelled`; what it returns is a success, read to its end.
 */
export async function reachHub(request: Request): Promise<Response> {
  const asked = new Set<Question>();
  let response = await send(request.clone());
  while (!response.ok) {
    const problem = await problemOf(response);
    const question = questionFor(problem);
    if (!question || asked.has(question)) throw problem;
    asked.add(question);
    await question.ask();
    response = await send(request.clone());
  }
  return response;
}

/** What to ask a person so that the same call may succeed. */
function questionFor({ status, code }: ApiProblem): Question | undefined {
  if (status === 403 && code === 'access.step-up-required') return stepUp;
  if (status === 401 && code === 'access.sign-in-needed' && caller.isSignedIn()) return signInAgain;
  return undefined;
}

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
