import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { forgetSession, onSessionNews, sessionQuery } from '../api/session.js';
import { signInAgain } from '../api/sign-in-again.js';
import { useSession } from '../session/use-session.js';

/** Follows what other tabs of this browser do with the session. Used once, by the shell. */
export function useSessionNews(): void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { actor } = useSession();
  useEffect(() => {
    const followSignIn = async () => {
      const session = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      if (session.actor.id === actor.id) signInAgain.settle(null);
      else window.location.assign('/');
    };
    return onSessionNews((news) => {
      if (news === 'signed-out') {
        forgetSession();
        void navigate({ to: '/sign-in' }).then(() => queries.clear());
        return;
      }
      void followSignIn();
    });
  }, [queries, navigate, actor.id]);
}
