import { ApiProblem } from '../api/problem.js';

/** What the hub says about one value of a refused call, such as `candidate.email`; undefined when nothing. */
export const fieldError = (error: unknown, field: string): string | undefined =>
  error instanceof ApiProblem ? error.fields.find((problem) => problem.field === field)?.message : undefined;
