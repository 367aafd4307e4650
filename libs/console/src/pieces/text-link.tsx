import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** A link to another page of the console, in running text or in a table. */
export const TextLink = createLink((props: AnchorProps & { ref?: React.Ref<HTMLAnchorElement> }) => (
  <Anchor {...props} />
));
