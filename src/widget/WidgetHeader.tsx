import { useId } from 'react';
import type { Ref } from 'react';
import type { Platform } from '../api/Platform.ts';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import type { SyncLogOptions } from '../components/sync-log/SyncLogOptions.ts';
import { ActionsMenu } from './ActionsMenu.tsx';
import type { WidgetView } from './getWidgetView.ts';
import type { HeadingLevel } from './HeadingLevel.ts';
import { PlatformMark } from './PlatformMark.tsx';
import { useWidgetMessages } from './useWidgetMessages.ts';

interface WidgetHeaderProps {
  view: WidgetView;
  headingLevel: HeadingLevel;
  titleRef: Ref<HTMLHeadingElement>;
  title: string;
  /** The sentences below the title. */
  lead: string[];
  platform: Platform | undefined;
  /** Whether the platform was connected just now. */
  isNew: boolean;
  /** Whether the title is a name alone, and a pill beside it says that it is connected. */
  isSettled: boolean;
  /** Whether the person may only look, so there is no menu. */
  isReadOnly: boolean;
  pickerOptions: PickerOptions;
  logOptions: SyncLogOptions;
}

/** The mark, the title with its sentences, and the menu of a connection. */
export function WidgetHeader(props: WidgetHeaderProps) {
  const { view, headingLevel, titleRef, title, lead, platform, isNew, isSettled } = props;
  const { pickerOptions, logOptions } = props;
  const { widget, part } = useWidgetMessages();
  const leadId = useId();
  const Title = `h${headingLevel}` as const;
  return (
    <header {...part('widget-header')}>
      <PlatformMark platform={platform} isDone={isNew} renderIcon={pickerOptions.renderIcon} />
      <div {...part('widget-headline')}>
        <Title ref={titleRef} {...part('widget-title')} aria-describedby={leadId}>
          <span {...part('widget-name')}>{title}</span>
          {isSettled && (
            <>
              {' '}
              <span {...part('widget-pill')}>{widget.connected}</span>
            </>
          )}
        </Title>
        <div id={leadId} {...part('widget-leads')}>
          {lead.map((sentence) => (
            <p key={sentence} {...part('widget-lead')}>
              {sentence}
            </p>
          ))}
        </div>
      </div>
      {view === 'connected' && !props.isReadOnly && (
        <ActionsMenu {...{ pickerOptions, logOptions }} />
      )}
    </header>
  );
}
