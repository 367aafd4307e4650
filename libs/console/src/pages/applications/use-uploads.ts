import { useRef, useState } from 'react';
import { addDocument, type DocumentCategory } from '../../api/applications.js';

/** A file on its way to the hub. */
export interface Upload {
  id: number;
  file: File;
  category: DocumentCategory;
  state: 'waiting' | 'sending' | 'done' | 'failed';
  /** 0 to 1. */
  sent: number;
  error: unknown;
}

export interface Uploads {
  all: Upload[];
  add: (files: File[]) => void;
  change: (id: number, part: Partial<Upload>) => void;
  remove: (id: number) => void;
  /** Sends what is not there yet, one after the other; true when everything is. */
  send: (applicationId: string) => Promise<boolean>;
}

/** Files that somebody chose, and how far each has come. The first is taken for the CV. */
export function useUploads(): Uploads {
  const [all, setAll] = useState<Upload[]>([]);
  const next = useRef(0);
  const change = (id: number, part: Partial<Upload>) =>
    setAll((before) => before.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)));
  return {
    all,
    change,
    add: (files) =>
      setAll((before) => [
        ...before,
        ...files.map((file, index): Upload => ({
          id: next.current++,
          file,
          category: before.length + index === 0 ? 'cv' : 'other',
          state: 'waiting',
          sent: 0,
          error: null,
        })),
      ]),
    remove: (id) => setAll((before) => before.filter((upload) => upload.id !== id)),
    send: async (applicationId) => {
      let isComplete = true;
      for (const { id, file, category, state } of all) {
        if (state === 'done') continue;
        change(id, { state: 'sending', sent: 0, error: null });
        try {
          await addDocument(applicationId, file, category, (sent) => change(id, { sent }));
          change(id, { state: 'done', sent: 1 });
        } catch (error) {
          change(id, { state: 'failed', error });
          isComplete = false;
        }
      }
      return isComplete;
    },
  };
}
