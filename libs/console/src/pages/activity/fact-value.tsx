import { CopyableId } from '../../pieces/copyable-id.js';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^[0-9a-f]{64}$/;

/** A fact of an event in words; an id with its copy button. */
export const FactValue = ({ value }: { value: string }) =>
  ID.test(value) ? <CopyableId id={value} /> : value;
