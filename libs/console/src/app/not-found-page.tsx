import { Anchor, Container } from '@mantine/core';
import { IconCompass } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../language/use-texts.js';
import { EmptyState } from '../pieces/empty-state.js';

/** An address without a page. */
export function NotFoundPage() {
  const t = useTexts('problems');
  return (
    <Container size="sm" py="xl">
      <EmptyState
        icon={IconCompass}
        title={t('notFound.title')}
        next={t('notFound.next')}
        action={
          <Anchor component={Link} to="/">
            {t('notFound.home')}
          </Anchor>
        }
      />
    </Container>
  );
}
