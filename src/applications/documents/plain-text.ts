const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/;
const MARKUP_OR_SCRIPT = /^\s*(<[a-z!?/]|#!)|<(!doctype|html|svg|script|iframe|body)\b/i;

/** Whether bytes are plain text, in UTF-8, in UTF-16 with its mark, or in the Windows encoding of western Europe, and not markup or a script. */
export function looksLikeText(head: Buffer): boolean {
  const text = decode(head);
  return !CONTROL.test(text) && !MARKUP_OR_SCRIPT.test(text);
}

function decode(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return head.toString('latin1');
  }
}
