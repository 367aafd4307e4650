import { Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { type ColumnDef, FlexRender, tableFeatures, useTable } from '@tanstack/react-table';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Page } from '../api/page.js';
import { useTexts } from '../language/use-texts.js';
import classes from './paged-table.module.css';
import { InRow } from './moment.js';
import { Paging } from './paging.js';
import { RowsSkeleton } from './page-skeleton.js';

const features = tableFeatures({});
const NO_ROWS: never[] = [];
const SKELETON_ROWS = 5;
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
        <InRow value>
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
        </InRow>
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
