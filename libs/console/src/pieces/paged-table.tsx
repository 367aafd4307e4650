import { Button, Group, Select, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ColumnDef, FlexRender, tableFeatures, useTable } from '@tanstack/react-table';
import type { KeyboardEvent, ReactNode } from 'react';
import { PAGE_SIZES, pageSize } from '../api/page-size.js';
import type { Page } from '../api/page.js';
import { useTexts } from '../language/use-texts.js';
import classes from './paged-table.module.css';
import { RowsSkeleton } from './page-skeleton.js';

const features = tableFeatures({});
const NO_ROWS: never[] = [];
const SKELETON_ROWS = 5;
/** From which page a reader came to the one that starts at a cursor. */
const pageBefore = new Map<string, string | undefined>();

/** A column; give every column a `header` text, phones show it beside the value. */
export type PagedColumn<T extends object> = ColumnDef<typeof features, T> & { id: string; header: string };

/** By which columns the hub can sort the list, and how it is sorted now: a column’s id, with `-` the other way round. */
export interface Sorting {
  columns: readonly string[];
  sort: string;
  onSort: (sort: string) => void;
}

interface Props<T extends { id: string }> {
  /** What the table holds, for people who do not see it. */
  caption: string;
  /** Keep them outside the component or in `useMemo`. */
  columns: PagedColumn<T>[];
  /** Undefined while it is on its way. */
  page: Page<T> | undefined;
  /** The cursor of the page shown, from the address. */
  cursor: string | undefined;
  /** Puts another cursor into the address; the browser's back button then leads back. */
  onCursor: (cursor: string | undefined) => void;
  /** What stands instead of no rows. */
  empty: ReactNode;
  /** Left out where the hub knows one order only. */
  sorting?: Sorting;
  /** What Enter does on a row. */
  onOpen?: (row: T) => void;
}

/** A list that the hub pages. Arrow keys, Home and End move between rows; on a phone every row is a small card. */
export function PagedTable<T extends { id: string }>(props: Props<T>) {
  const { caption, columns, page, cursor, onCursor, empty, sorting, onOpen } = props;
  const table = useTable({ features, columns, data: page?.data ?? NO_ROWS, getRowId: (row: T) => row.id });
  if (!page) return <RowsSkeleton rows={SKELETON_ROWS} />;
  if (page.data.length === 0 && cursor === undefined) return <>{empty}</>;
  return (
    <>
      <Table className={classes['table'] ?? ''} verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Caption className={classes['caption'] ?? ''}>{caption}</Table.Caption>
        <Table.Thead>
          {table.getHeaderGroups().map((group) => (
            <Table.Tr key={group.id}>
              {group.headers.map((header) => (
                <Table.Th key={header.id} scope="col" aria-sort={sortOf(header.id, sorting)}>
                  {sorting?.columns.includes(header.id) ? (
                    <SortButton
                      sorting={sorting}
                      column={header.id}
                      label={String(header.column.columnDef.header)}
                    />
                  ) : (
                    <FlexRender header={header} />
                  )}
                </Table.Th>
              ))}
            </Table.Tr>
          ))}
        </Table.Thead>
        <Table.Tbody onKeyDown={moveBetweenRows}>
          {table.getRowModel().rows.map((row, index) => (
            <Table.Tr
              key={row.id}
              tabIndex={index === 0 ? 0 : -1}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && event.target === event.currentTarget) onOpen?.(row.original);
              }}
            >
              {row.getAllCells().map((cell) => (
                <Table.Td key={cell.id} data-label={String(cell.column.columnDef.header ?? '')}>
                  <FlexRender cell={cell} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Paging cursor={cursor} nextCursor={page.nextCursor} rows={page.data.length} onCursor={onCursor} />
    </>
  );
}

const sortOf = (column: string, sorting: Sorting | undefined) => {
  if (!sorting?.columns.includes(column)) return undefined;
  if (sorting.sort === column) return 'ascending';
  return sorting.sort === `-${column}` ? 'descending' : 'none';
};

const ARROWS = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort };

interface SortButtonProps {
  sorting: Sorting;
  column: string;
  label: string;
}

/** Sorts by a column; once more turns the order round. */
function SortButton({ sorting, column, label }: SortButtonProps) {
  const t = useTexts('words');
  const now = sortOf(column, sorting) ?? 'none';
  const Arrow = ARROWS[now];
  return (
    <UnstyledButton
      className={classes['sort'] ?? ''}
      title={t(`sort.${now}`)}
      onClick={() => sorting.onSort(now === 'ascending' ? `-${column}` : column)}
    >
      {label}
      <Arrow size={15} aria-hidden opacity={now === 'none' ? 0.45 : 1} />
    </UnstyledButton>
  );
}

interface PagingProps {
  cursor: string | undefined;
  nextCursor: string | null;
  rows: number;
  onCursor: (cursor: string | undefined) => void;
}

/** Forth, back, to the start, and how many rows a page has. */
function Paging({ cursor, nextCursor, rows, onCursor }: PagingProps) {
  const t = useTexts('words');
  const queries = useQueryClient();
  if (cursor === undefined && nextCursor === null && rows <= PAGE_SIZES[0]) return null;
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
    <Group justify="flex-end" p="md" gap="sm" component="nav" aria-label={t('paging.title')}>
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

function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const row = event.target as HTMLElement;
  if (row.tagName !== 'TR') return;
  const rows = [...event.currentTarget.rows];
  const at = rows.indexOf(row as HTMLTableRowElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(to, rows.length - 1))]?.focus();
}
