import { Button, Group, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { PAGE_SIZES, pageSize } from '../api/page-size.js';
import { useTexts } from '../language/use-texts.js';

/** From which page a reader came to the one that starts at a cursor. */
const pageBefore = new Map<string, string | undefined>();

interface Props {
  cursor: string | undefined;
  nextCursor: string | null;
  rows: number;
  onCursor: (cursor: string | undefined) => void;
}

/** Forth, back, to the start, and how many rows a page has. */
export function Paging({ cursor, nextCursor, rows, onCursor }: Props) {
  const t = useTexts('words');
  const queries = useQueryClient();
  const isAllThereIs = cursor === undefined && nextCursor === null;
  if (isAllThereIs && (rows <= PAGE_SIZES[0] || rows > pageSize.get())) return null;
  const resize = (size: string | null) => {
    pageSize.set(Number(size));
    onCursor(undefined);
    void queries.invalidateQueries();
  };
  const forth = () => {
    if (nextCursor === null) return;
    pageBefore.set(nextCursor, cursor);
    onCursor(nextCursor);
  };
  return (
    <Group
      justify="flex-end"
      p="md"
      gap="sm"
      component="nav"
      aria-label={t('paging.title')}
      data-quick-clicks
    >
      <Select
        size="sm"
        w={150}
        mr="auto"
        aria-label={t('paging.size')}
        data={PAGE_SIZES.map((size) => ({ value: String(size), label: t('paging.rows', { count: size }) }))}
        value={String(pageSize.get())}
        onChange={resize}
        allowDeselect={false}
      />
      <Button variant="subtle" disabled={cursor === undefined} onClick={() => onCursor(undefined)}>
        {t('paging.first')}
      </Button>
      <Button
        variant="default"
        disabled={cursor === undefined || !pageBefore.has(cursor)}
        onClick={() => cursor !== undefined && onCursor(pageBefore.get(cursor))}
      >
        {t('paging.previous')}
      </Button>
      <Button variant="default" disabled={nextCursor === null} onClick={forth}>
        {t('paging.next')}
      </Button>
    </Group>
  );
}
