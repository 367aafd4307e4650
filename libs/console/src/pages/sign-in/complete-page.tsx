import { Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { completionQuery, sessionQuery } from '../../api/session.js';
import { tellProven } from '../../api/step-up-window.js';
import { useTexts } from '../../language/use-texts.js';
import { Note } from '../../pieces/note.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { PublicFrame } from '../../pieces/public-frame.js';
import { TextLink } from '../../pieces/text-link.js';
import { arrivedWith } from './arrived-with.js';

/** Comes back from the identity provider: goes on to the page that was wanted, or closes the window that asked again. */
export function CompletePage() {
  const t = useTexts('sign-in');
  const router = useRouter();
  const queries = useQueryClient();
  const { data: done, error } = useQuery(completionQuery(arrivedWith));
  const isWindow = done?.purpose === 'step-up' && done.next === '/';
  useEffect(() => {
    if (!done) return;
    if (isWindow) {
      tellProven();
      window.close();
      return;
    }
    queries.setQueryData(sessionQuery.queryKey, done.session);
    router.history.replace(done.next);
  }, [done, isWindow, queries, router]);
  return (
    <PublicFrame title={t('complete.title')}>
      {!done && !error && <Text role="status">{t('complete.wait')}</Text>}
      {isWindow && (
        <Note tone="good" title={t('complete.proven')}>
          {t('complete.close')}
        </Note>
      )}
      <ProblemAlert error={error} />
      {error && <TextLink to="/sign-in">{t('complete.back')}</TextLink>}
    </PublicFrame>
  );
}
