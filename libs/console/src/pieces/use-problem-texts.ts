import { ApiProblem, HubUnreachable } from '../api/problem.js';
import { useTexts } from '../language/use-texts.js';
import { saysWhatToDo } from './says-what-to-do.js';

/** The title and next step of a failed call, in the reader's language; null where the title ends with the step. */
export function useProblemTexts(error: unknown): { title: string; nextStep: string | null } {
  const t = useTexts('problems');
  if (error instanceof HubUnreachable)
    return { title: t('unreachable.title'), nextStep: t('unreachable.next') };
  if (!(error instanceof ApiProblem)) return { title: t('unexpected.title'), nextStep: t('unexpected.next') };
  return { title: error.title || t('unexpected.title'), nextStep: nextStepOf(error, t) };
}

function nextStepOf(error: ApiProblem, t: ReturnType<typeof useTexts<'problems'>>): string | null {
  if (error.retryAfterSeconds !== null) return t('next.wait', { count: error.retryAfterSeconds });
  if (error.status >= 500) return t('next.support');
  if (saysWhatToDo(error.title)) return null;
  if (error.status === 401) return t('next.signIn');
  if (error.status === 403) return t('next.right');
  if (error.status === 404) return t('next.missing');
  if (error.status === 409) return t('next.conflict');
  return error.status === 410 ? t('next.gone') : t('next.input');
}
