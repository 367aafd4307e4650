import { ActionIcon, Group, SegmentedControl, Skeleton, Stack, Text, Textarea, Tooltip } from '@mantine/core';
import { IconBold, IconH2, IconItalic, IconLink, IconList, IconPilcrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { previewDescription } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import classes from './description-field.module.css';

const MARKS = [
  { name: 'paragraph', icon: IconPilcrow, before: '<p>', after: '</p>\n' },
  { name: 'heading', icon: IconH2, before: '<h2>', after: '</h2>\n' },
  { name: 'bold', icon: IconBold, before: '<strong>', after: '</strong>' },
  { name: 'italic', icon: IconItalic, before: '<em>', after: '</em>' },
  { name: 'list', icon: IconList, before: '<ul>\n  <li>', after: '</li>\n</ul>\n' },
  { name: 'link', icon: IconLink, before: '<a href="https://">', after: '</a>' },
] as const;

interface Props {
  id: string;
  label: string;
  html: string;
  onChange: (html: string) => void;
  error: string | undefined;
}

/** The ad as HTML, and how it will look once the hub has taken away what does no good. */
export function DescriptionField({ id, label, html, onChange, error }: Props) {
  const t = useTexts('jobs');
  const [view, setView] = useState<'write' | 'preview'>('write');
  const area = useRef<HTMLTextAreaElement>(null);
  const mark = (before: string, after: string) => {
    const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
    const chosen = html.slice(selectionStart, selectionEnd);
    onChange(html.slice(0, selectionStart) + before + chosen + after + html.slice(selectionEnd));
    const caret = selectionStart + before.length + chosen.length;
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret, caret);
    });
  };
  return (
    <Stack gap={6}>
      <Group justify="space-between" align="flex-end">
        <Text component="label" htmlFor={id} size="md" fw={560}>
          {label}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={label}
          value={view}
          onChange={(next) => setView(next as 'write' | 'preview')}
          data={[
            { value: 'write', label: t('form.write') },
            { value: 'preview', label: t('form.preview') },
          ]}
        />
      </Group>
      {view === 'preview' ? (
        <Preview html={html} />
      ) : (
        <>
          <Group gap={4} role="toolbar" aria-label={t('form.marks')}>
            {MARKS.map(({ name, icon: Icon, before, after }) => (
              <Tooltip key={name} label={t(`form.mark.${name}`)}>
                <ActionIcon
                  variant="default"
                  size={34}
                  aria-label={t(`form.mark.${name}`)}
                  onClick={() => mark(before, after)}
                >
                  <Icon size={18} aria-hidden />
                </ActionIcon>
              </Tooltip>
            ))}
          </Group>
          <Textarea
            ref={area}
            id={id}
            size="md"
            autosize
            minRows={8}
            maxRows={24}
            maxLength={50_000}
            value={html}
            onChange={(event) => onChange(event.currentTarget.value)}
            error={error}
            description={t('form.descriptionHint')}
            inputWrapperOrder={['input', 'description', 'error']}
          />
        </>
      )}
    </Stack>
  );
}

function Preview({ html }: { html: string }) {
  const t = useTexts('jobs');
  const preview = useQuery({
    queryKey: ['description-preview', html],
    queryFn: () => previewDescription(html),
    staleTime: Infinity,
    enabled: html.trim() !== '',
  });
  if (html.trim() === '') return <Text c="dimmed">{t('form.previewEmpty')}</Text>;
  if (preview.error) return <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Skeleton height={180} />;
  // The hub sanitises it: nothing but text, lists, headings and links is left.
  return <div className={classes['ad']} dangerouslySetInnerHTML={{ __html: preview.data.descriptionHtml }} />;
}
