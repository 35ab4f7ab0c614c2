import { announce, announceWindowMs } from '#src/ui/announcer.tsx';
import { dashboardTexts as texts } from './dashboard.texts.ts';

let heard: { at: number; count: number }[] = [];

/** Announces sessions that arrived (`minutes` of the one, if it is one); several within the window are told as one. */
export function announceArrival(count: number, minutes: number, now: number = Date.now()): void {
  heard = [...heard.filter((arrival) => now - arrival.at < announceWindowMs), { at: now, count }];
  const sum = heard.reduce((total, arrival) => total + arrival.count, 0);
  announce(texts.arrived(count, minutes), { group: 'arrivals', many: () => texts.arrived(sum, minutes) });
}
