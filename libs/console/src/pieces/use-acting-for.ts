import { useSyncExternalStore } from 'react';
import { type ActingFor, caller } from '../api/caller.js';

/** The organisation that staff acts for at the moment, if any. */
export const useActingFor = (): ActingFor | null =>
  useSyncExternalStore(caller.onActingFor, caller.actingFor);
