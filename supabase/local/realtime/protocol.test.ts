import { createClient } from '@supabase/supabase-js';
import { describe, expect, it } from 'vitest';
import { decodeBinary, decodeText, encodeBinaryBroadcast, encodeText, type Frame, parseVersion } from './protocol.ts';

// The client's own codec is the other half of the protocol.
const { serializer } = createClient('http://localhost', 'key').realtime;

function encodeAsClient(payload: unknown): Uint8Array {
  let bytes = new Uint8Array();
  serializer.encode(
    {
      join_ref: '1',
      ref: '7',
      topic: 'realtime:räume',
      event: 'broadcast',
      payload: payload as Record<string, unknown>,
    },
    (data) => {
      if (typeof data !== 'string') bytes = new Uint8Array(data);
    },
  );
  return bytes;
}

const frame: Frame = { joinRef: '1', ref: '2', topic: 'realtime:a', event: 'phx_join', payload: { x: 'ü' } };

describe('the Phoenix protocol', () => {
  it.each(['1.0.0', '2.0.0'] as const)('writes and reads text frames of version %s', (version) => {
    expect(decodeText(version, encodeText(version, frame))).toEqual(frame);
  });

  it('has the shape of each version', () => {
    expect(JSON.parse(encodeText('2.0.0', frame))).toEqual(['1', '2', 'realtime:a', 'phx_join', { x: 'ü' }]);
    expect(JSON.parse(encodeText('1.0.0', { ...frame, joinRef: null }))).toEqual({
      topic: 'realtime:a',
      event: 'phx_join',
      ref: '2',
      payload: { x: 'ü' },
    });
  });

  it.each([
    ['1.0.0', '{'],
    ['1.0.0', '"text"'],
    ['1.0.0', '{"topic":1,"event":"x"}'],
    ['2.0.0', '{"topic":"a","event":"x"}'],
    ['2.0.0', '["1","2","t","e"]'],
    ['2.0.0', '["1","2",null,"e",{}]'],
  ] as const)('refuses %s %s', (version, text) => {
    expect(decodeText(version, text)).toBeUndefined();
  });

  it("reads a client's binary broadcast of JSON", () => {
    const payload = { type: 'broadcast', event: 'grüße', payload: { n: 1, text: 'ß' } };
    expect(decodeBinary(encodeAsClient(payload))).toEqual({
      joinRef: '1',
      ref: '7',
      topic: 'realtime:räume',
      event: 'broadcast',
      payload,
    });
  });

  it("reads a client's binary broadcast of bytes", () => {
    const payload = { type: 'broadcast', event: 'raw', payload: Uint8Array.of(1, 2, 250).buffer };
    expect(decodeBinary(encodeAsClient(payload))?.payload).toEqual({
      type: 'broadcast',
      event: 'raw',
      payload: Uint8Array.of(1, 2, 250),
    });
  });

  it('refuses binary frames that are cut, of another kind, or hold broken JSON', () => {
    const whole = encodeAsClient({ type: 'broadcast', event: 'e', payload: { a: 1 } });
    expect(decodeBinary(whole.subarray(0, 10))).toBeUndefined();
    expect(decodeBinary(whole.subarray(0, whole.length - 1))).toBeUndefined();
    expect(decodeBinary(Uint8Array.of(4, ...whole.subarray(1)))).toBeUndefined();
    expect(decodeBinary(new Uint8Array())).toBeUndefined();
  });

  it('writes bytes so that the client reads them', () => {
    const bytes = encodeBinaryBroadcast('realtime:räume', { event: 'raw', bytes: Uint8Array.of(9, 8) });
    let read: unknown;
    serializer.decode(new Uint8Array(bytes).buffer, (message: unknown) => {
      read = message;
    });
    expect(read).toMatchObject({
      topic: 'realtime:räume',
      event: 'broadcast',
      payload: { type: 'broadcast', event: 'raw', payload: Uint8Array.of(9, 8).buffer },
    });
    expect(() => encodeBinaryBroadcast('x'.repeat(300), { event: 'e', bytes: Uint8Array.of() })).toThrow(RangeError);
  });

  it('takes version 1 for clients that name none', () => {
    expect([null, '1.0.0', '2.0.0', '3.0.0'].map(parseVersion)).toEqual(['1.0.0', '1.0.0', '2.0.0', undefined]);
  });
});
