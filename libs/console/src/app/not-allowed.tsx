import { IconLock } from '@tabler/icons-react';
import { useTexts } from '../language/use-texts.js';
import { EmptyState } from '../pieces/empty-state.js';

/** A page whose right the reader lacks. */
export function NotAllowed() {
  const t = useTexts('problems');
  return <EmptyState icon={IconLock} title={t('notAllowed.title')} next={t('notAllowed.next')} isHeading />;
}
