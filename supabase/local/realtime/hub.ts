import { type PresenceDiff, PresenceList } from './presence.ts';
import type { BinaryBroadcast } from './protocol.ts';

/** A broadcast as it is delivered. */
export interface Broadcast {
  event: string;
  payload: unknown;
  /** Set for messages from the database. */
  id?: string;
}

/** A joined channel, as the hub sees it. */
export interface Member {
  /** Presence changes are delivered. */
  readonly seesPresence: boolean;
  /** Broadcasts are delivered. */
  readonly seesBroadcasts: boolean;
  deliver(message: Broadcast | BinaryBroadcast): void;
  deliverPresence(diff: PresenceDiff): void;
  /** Ends the channel in a way that makes the client join again. */
  fail(): void;
}

interface Topic {
  members: Set<Member>;
  presence: PresenceList;
}

/** All joined channels by topic. Private and public channels of one name are different topics. */
export class Hub {
  readonly #topics = new Map<string, Topic>();

  join(topic: string, isPrivate: boolean, member: Member): void {
    const key = this.#key(topic, isPrivate);
    const known = this.#topics.get(key) ?? { members: new Set(), presence: new PresenceList() };
    known.members.add(member);
    this.#topics.set(key, known);
  }

  leave(topic: string, isPrivate: boolean, member: Member): void {
    const key = this.#key(topic, isPrivate);
    const known = this.#topics.get(key);
    if (!known?.members.delete(member)) return;
    this.untrack(topic, isPrivate, member);
    if (known.members.size === 0) this.#topics.delete(key);
  }

  /** Delivers to every member but `except`. */
  broadcast(topic: string, isPrivate: boolean, message: Broadcast | BinaryBroadcast, except?: Member): void {
    for (const member of this.#topics.get(this.#key(topic, isPrivate))?.members ?? []) {
      if (member !== except && member.seesBroadcasts) member.deliver(message);
    }
  }

  track(topic: string, isPrivate: boolean, member: Member, key: string, state: Record<string, unknown>): void {
    const known = this.#topics.get(this.#key(topic, isPrivate));
    if (known?.members.has(member)) this.#announce(known, known.presence.track(member, key, state));
  }

  untrack(topic: string, isPrivate: boolean, member: Member): void {
    const known = this.#topics.get(this.#key(topic, isPrivate));
    if (known) this.#announce(known, known.presence.untrack(member));
  }

  presenceState(topic: string, isPrivate: boolean): ReturnType<PresenceList['state']> {
    return this.#topics.get(this.#key(topic, isPrivate))?.presence.state() ?? {};
  }

  /** Ends every channel, so that clients join again and load what they missed. */
  failAll(): void {
    for (const { members } of [...this.#topics.values()]) {
      for (const member of [...members]) member.fail();
    }
  }

  #announce(topic: Topic, diff: PresenceDiff | undefined): void {
    if (!diff) return;
    for (const member of topic.members) {
      if (member.seesPresence) member.deliverPresence(diff);
    }
  }

  #key(topic: string, isPrivate: boolean): string {
    return `${isPrivate ? 'private' : 'public'}:${topic}`;
  }
}
