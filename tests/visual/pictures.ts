/** The few pictures that are kept: what would show first that a layout, a drawing or a colour has changed. */
export interface Picture {
  readonly name: string;
  readonly story: string;
  readonly width: 375 | 768 | 1440;
  readonly theme: 'light' | 'dark';
  readonly language: 'en' | 'es';
  /** In pixels; what is further down repeats what is above, and pictures weigh. */
  readonly mostHeight: number;
}

const picture = (
  story: string,
  width: Picture['width'],
  theme: Picture['theme'],
  { mostHeight = 2200, language = 'en' }: Partial<Picture> = {},
): Picture => ({
  name: `${story.replace('--', '-')}-${width}-${theme}${language === 'en' ? '' : `-${language}`}`,
  story,
  width,
  theme,
  language,
  mostHeight,
});

export const pictures: readonly Picture[] = [
  picture('pages-dashboard--regular', 375, 'light'),
  picture('pages-dashboard--regular', 768, 'light', { mostHeight: 1100 }),
  picture('pages-dashboard--regular', 1440, 'dark', { mostHeight: 900 }),
  picture('pages-dashboard--regular', 768, 'light', { mostHeight: 700, language: 'es' }),
  picture('pages-dashboard--new', 375, 'dark'),
  picture('pages-dashboard--offline', 768, 'dark', { mostHeight: 700 }),
  picture('pages-dashboard--failed', 375, 'light'),
  picture('pages-analytics--year', 1440, 'light', { mostHeight: 1300 }),
  picture('pages-sessions--list', 375, 'dark', { mostHeight: 900 }),
  picture('pages-breathe--ready', 768, 'light'),
  picture('pages-sign-in--form', 1440, 'dark'),
  picture('controls-all-together--sheet', 768, 'light'),
  picture('controls-all-together--sheet', 375, 'dark'),
];
