import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from '../generated/client.gen.js';
import * as hub from '../generated/sdk.gen.js';
import type { AuditExport, AuditExportInput, DownloadAuditExportData } from '../generated/types.gen.js';
import { given } from './given.js';
import { pageSize } from './page-size.js';

export type { AuditExport } from '../generated/types.gen.js';

/** Which events of its period an export shows. */
export type ExportFilter = NonNullable<AuditExport['filter']>;
export type ExportFormat = AuditExport['format'];
export const EXPORT_FORMATS = ['bundle', 'csv', 'jsonl'] as const satisfies readonly ExportFormat[];

const WHILE_MADE_MS = 1_000;

const isMoving = ({ state }: AuditExport): boolean => state === 'queued' || state === 'running';

/** Newest first; asked again each second while one is being made. */
export const exportsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['exports', { cursor }],
    queryFn: ({ signal }) =>
      hub.listAuditExports({ signal, query: { ...given({ cursor }), limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.data.some(isMoving) ? WHILE_MADE_MS : false),
  });

export const requestExport = (order: AuditExportInput) => hub.requestAuditExport({ body: order });

/** Where the browser fetches the ZIP. */
export const downloadAddress = (id: string): string =>
  client.buildUrl<DownloadAuditExportData>({ url: '/console/api/audit/exports/{id}/download', path: { id } });
