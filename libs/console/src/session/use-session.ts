import { useSuspenseQuery } from '@tanstack/react-query';
import { type Right, type Session, sessionQuery } from '../api/session.js';
import { may } from './rights.js';

/** Who is signed in; only on pages behind the sign-in. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;

/** Whether the person at the keyboard may do this. */
export const useMay = (right: Right): boolean => may(useSession(), right);
