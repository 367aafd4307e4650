import { Button, Group, Table } from '@mantine/core';
import { type ColumnDef, FlexRender, tableFeatures, useTable } from '@tanstack/react-table';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Page } from '../api/page.js';
import { useTexts } from '../language/use-texts.js';
import classes from './paged-table.module.css';
import { RowsSkeleton } from './page-skeleton.js';

const features = tableFeatures({});
const NO_ROWS: never[] = [];
const SKELETON_ROWS = 5;

/** A column; give every column a `header` text, phones show it beside the value. */
export type PagedColumn<T extends object> = ColumnDef<typeof features, T> & { id: string; header: string };

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
  /** What Enter does on a row. */
  onOpen?: (row: T) => void;
}

/** A list that the hub pages. Arrow keys, Home and End move between rows; on a phone every row is a small card. */
export function PagedTable<T extends { id: string }>(props: Props<T>) {
  const { caption, columns, page, cursor, onCursor, empty, onOpen } = props;
  const t = useTexts('words');
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
                <Table.Th key={header.id} scope="col">
                  <FlexRender header={header} />
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
      {(cursor !== undefined || page.nextCursor !== null) && (
        <Group justify="flex-end" p="md">
          <Button variant="default" disabled={cursor === undefined} onClick={() => onCursor(undefined)}>
            {t('paging.first')}
          </Button>
          <Button
            variant="default"
            disabled={page.nextCursor === null}
            onClick={() => onCursor(page.nextCursor ?? undefined)}
          >
            {t('paging.next')}
          </Button>
        </Group>
      )}
    </>
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
