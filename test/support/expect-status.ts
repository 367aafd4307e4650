import type { Answer } from './http-client.ts';

/** Gives the answer on, or fails with what came instead. */
export function expectStatus<Body>(status: number, answer: Answer<Body>): Answer<Body> {
  if (answer.status !== status)
    throw new Error(`Expected ${status}, got ${answer.status}: ${answer.text.slice(0, 1000)}`);
  return answer;
}
