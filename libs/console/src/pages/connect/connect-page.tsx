import { Anchor, Button, List, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type ConnectLinkView, connectLinkQuery, openConnectLink } from '../../api/connect.js';
import { ApiProblem } from '../../api/problem.js';
import { chooseLanguage } from '../../language/texts.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { Note } from '../../pieces/note.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { PublicFrame } from '../../pieces/public-frame.js';
import { useLinkToken } from '../../pieces/use-link-token.js';
import { operatorName } from '../../theme/page-meta.js';
import { ArchivedNote } from '../join/join-next-step.js';
import { ConnectionSetup } from './connection-setup.js';

/** Sets one connection up by a one-time link, without an account. */
export function ConnectPage() {
  const t = useTexts('connect');
  const token = useLinkToken();
  const { data: link, error, isPending } = useQuery(connectLinkQuery(token));
  const wanted = link?.language ?? null;
  useEffect(() => {
    if (wanted !== null) void chooseLanguage(wanted);
  }, [wanted]);
  const title = link ? t('title', { partner: link.partnerName }) : t('titleBefore');
  return (
    <PublicFrame title={title} lead={link?.organisationName ?? ''} isWide={link?.state === 'in-use'}>
      {isPending && <RowsSkeleton rows={3} />}
      <ProblemAlert error={error} />
      {link?.state === 'open' && <BeforeOpening token={token} link={link} />}
      {link?.state === 'in-use' && <ConnectionSetup link={link} />}
      {link && link.state !== 'open' && link.state !== 'in-use' && <NotOpenAnyMore link={link} />}
    </PublicFrame>
  );
}

/** What the link is for; only the button uses it up, so that looking at it costs nothing. */
function BeforeOpening({ token, link }: { token: string; link: ConnectLinkView }) {
  const t = useTexts('connect');
  const queries = useQueryClient();
  const opening = useMutation({
    mutationFn: () => openConnectLink(token),
    onSuccess: (opened) => queries.setQueryData(connectLinkQuery(token).queryKey, opened),
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 410)
        void queries.invalidateQueries({ queryKey: ['connect-link'] });
    },
  });
  return (
    <>
      <Text>{t('before.intro', { operator: operatorName(), partner: link.partnerName })}</Text>
      <List spacing="xs" size="sm">
        <List.Item>{t('before.once')}</List.Item>
        <List.Item>{t('before.minutes')}</List.Item>
        <List.Item>{t('before.only', { partner: link.partnerName })}</List.Item>
      </List>
      {link.partner === 'join' && <ArchivedNote />}
      <ProblemAlert error={opening.error} />
      <Button size="md" loading={opening.isPending} onClick={() => opening.mutate()} fullWidth>
        {t('before.start')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('before.until')} <Moment at={link.expiresAt} />
      </Text>
    </>
  );
}

function NotOpenAnyMore({ link }: { link: ConnectLinkView }) {
  const t = useTexts('connect');
  return (
    <>
      <Note tone="wait" title={t(`over.${link.state as 'used' | 'expired' | 'revoked'}`)}>
        <Text size="sm">{t('over.why')}</Text>
      </Note>
      <Text>
        {t('over.next', { operator: operatorName() })}{' '}
        <Anchor href={`mailto:${link.supportEmail}`}>{link.supportEmail}</Anchor>
      </Text>
      {link.returnUrl !== null && (
        <Anchor href={link.returnUrl}>{t('done.back', { operator: operatorName() })}</Anchor>
      )}
    </>
  );
}
