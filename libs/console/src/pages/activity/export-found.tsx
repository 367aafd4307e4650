import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../language/use-texts.js';
import { useMay } from '../../session/use-session.js';
import type { AuditFilter } from '../audit/audit-search.js';

/** Opens the wizard with what the list was narrowed to, for whoever may export. */
export function ExportFound({ filter }: { filter: AuditFilter }) {
  const t = useTexts('activity');
  if (!useMay('audit.export')) return null;
  return (
    <Button
      variant="subtle"
      size="sm"
      leftSection={<IconFileExport size={16} aria-hidden />}
      renderRoot={(props) => <Link to="/audit/exports" search={{ ...filter, make: true }} {...props} />}
    >
      {t('filters.export')}
    </Button>
  );
}
