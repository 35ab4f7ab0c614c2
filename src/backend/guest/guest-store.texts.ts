import { catalogue } from '#src/language/catalogue.ts';

/** What the guest's store in this browser has to say. */
export const guestStoreTexts = catalogue('guest-store', {
  full: 'This browser has no room left, so this was not kept. What was kept before is safe; exporting it and freeing some space helps.',
  refused:
    'This browser keeps nothing for this page just now, as in some private windows. Nothing was kept; another window or an account works.',
  newer:
    'A newer version of Breath Master keeps your data here in a way that this page doesn’t know yet. Nothing was changed; reloading the page brings the new version.',
});
