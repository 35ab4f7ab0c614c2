/** Versions of the Phoenix channel protocol that clients speak: objects (1) and arrays with binary broadcasts (2). */
export type ProtocolVersion = '1.0.0' | '2.0.0';

/** One message of a channel, whatever it looked like on the wire. */
export interface Frame {
  joinRef: string | null;
  ref: string | null;
  topic: string;
  event: string;
  payload: unknown;
}

/** A broadcast whose payload is bytes, which only version 2 can carry. */
export interface BinaryBroadcast {
  event: string;
  bytes: Uint8Array;
}

const KIND_PUSH = 3;
const KIND_BROADCAST = 4;
const ENCODING_BINARY = 0;
const PUSH_HEADER = 7;

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
}

/** Reads the version a client asks for; version 1 where it asks for none, as Phoenix does. */
export function parseVersion(value: string | null): ProtocolVersion | undefined {
  if (value === null || value === '1.0.0') return '1.0.0';
  return value === '2.0.0' ? value : undefined;
}

/** Reads a text frame; undefined for what is none. */
export function decodeText(version: ProtocolVersion, data: string): Frame | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  let fields: Record<string, unknown>;
  if (version === '2.0.0') {
    if (!Array.isArray(parsed) || parsed.length !== 5) return undefined;
    const [joinRef, ref, topic, event, payload] = parsed;
    fields = { join_ref: joinRef, ref, topic, event, payload };
  } else {
    fields = { ...parsed };
  }
  const { topic, event } = fields;
  if (typeof topic !== 'string' || typeof event !== 'string') return undefined;
  return { joinRef: text(fields.join_ref), ref: text(fields.ref), topic, event, payload: fields.payload };
}

/**
 * Reads a binary frame: a client's broadcast (kind 3). Its payload becomes `{type, event, payload}`, where bytes stay a
 * `Uint8Array`. Undefined for what is none.
 */
export function decodeBinary(data: Uint8Array): Frame | undefined {
  if (data.length < PUSH_HEADER || data[0] !== KIND_PUSH) return undefined;
  const lengths = [...data.subarray(1, 6)];
  const encoding = data[6];
  const decoder = new TextDecoder();
  let offset = PUSH_HEADER;
  const strings = lengths.map((length) => {
    const part = decoder.decode(data.subarray(offset, offset + length));
    offset += length;
    return part;
  });
  if (offset > data.length) return undefined;
  const [joinRef = '', ref = '', topic = '', userEvent = ''] = strings;
  const bytes = data.subarray(offset);
  let payload: unknown = bytes;
  if (encoding !== ENCODING_BINARY) {
    try {
      payload = JSON.parse(decoder.decode(bytes));
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
  return {
    joinRef: joinRef === '' ? null : joinRef,
    ref: ref === '' ? null : ref,
    topic,
    event: 'broadcast',
    payload: { type: 'broadcast', event: userEvent, payload },
  };
}

/** Writes a frame as text. */
export function encodeText(version: ProtocolVersion, frame: Frame): string {
  const { joinRef, ref, topic, event, payload } = frame;
  if (version === '2.0.0') return JSON.stringify([joinRef, ref, topic, event, payload]);
  return JSON.stringify({ topic, event, payload, ref, ...(joinRef === null ? {} : { join_ref: joinRef }) });
}

/** Writes a broadcast of bytes (kind 4). Throws `RangeError` when topic or event are longer than 255 bytes. */
export function encodeBinaryBroadcast(topic: string, message: BinaryBroadcast): Uint8Array {
  const encoder = new TextEncoder();
  const [topicBytes, eventBytes] = [encoder.encode(topic), encoder.encode(message.event)];
  if (topicBytes.length > 255 || eventBytes.length > 255)
    throw new RangeError('Topic and event have at most 255 bytes');
  const header = Uint8Array.of(KIND_BROADCAST, topicBytes.length, eventBytes.length, 0, ENCODING_BINARY);
  return Buffer.concat([header, topicBytes, eventBytes, message.bytes]);
}
