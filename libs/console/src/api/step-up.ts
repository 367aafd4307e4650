import { Question } from './question.js';

/** Calls that need the person to be proven again. */
export const stepUp = new Question();
