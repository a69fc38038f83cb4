import type { PickerOptions } from './PickerOptions.ts';

/** Divides props: the options of the picker, and all others, which go to an element. */
export function takePickerOptions<Props extends PickerOptions>(props: Props) {
  const { filter, searchable, showTestPlatforms, onMissingPlatform, renderIcon, ...others } = props;
  const pickerOptions = { filter, searchable, showTestPlatforms, onMissingPlatform, renderIcon };
  return { pickerOptions, others };
}
