import { Question } from './question.js';

/** Calls whose session came to its end; they go on once the same person has signed in again. */
export const signInAgain = new Question();
