import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get, type Page, post, ROOT } from './call.js';

export const EXPORT_FORMATS = ['bundle', 'csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** An export of the audit log: how far it is, and what came out. */
export interface AuditExport {
  id: string;
  /** Whose log; null for the installation's own. */
  organisationId: string | null;
  from: string;
  /** Itself not part of it. */
  to: string;
  format: ExportFormat;
  state: 'queued' | 'running' | 'ready' | 'failed' | 'deleted';
  /** 0 to 1. */
  progress: number;
  requestedAt: string;
  requestedBy: string;
  finishedAt: string | null;
  /** When the file is deleted. */
  expiresAt: string | null;
  /** Bytes. */
  size: number | null;
  sha256: string | null;
  events: number | null;
  firstSeq: number | null;
  lastSeq: number | null;
  /** What the verifier says, run by the hub. */
  verdict: 'proven' | 'tampered' | null;
  findings: string[];
  failure: string | null;
  downloads: { at: string; by: string }[];
}

export interface ExportOrder {
  /** Staff: this organisation's log; the installation's own when left out. */
  organisationId?: string;
  /** RFC 3339. */
  from: string;
  to: string;
  format: ExportFormat;
}

const PER_PAGE = 25;
const WHILE_MADE_MS = 1_000;

const isMoving = ({ state }: AuditExport): boolean => state === 'queued' || state === 'running';

/** Newest first; asked again each second while one is being made. */
export const exportsQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['exports', { cursor }],
    queryFn: ({ signal }) =>
      get<Page<AuditExport>>('audit/exports', { signal, query: { cursor, limit: PER_PAGE } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.data.some(isMoving) ? WHILE_MADE_MS : false),
  });

export const requestExport = (order: ExportOrder): Promise<{ id: string }> => post('audit/exports', order);

/** Where the browser fetches the ZIP. */
export const downloadAddress = (id: string): string => `${ROOT}audit/exports/${id}/download`;
