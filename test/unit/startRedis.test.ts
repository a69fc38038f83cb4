// @vitest-environment node
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startRedis } from '../startRedis.ts';

/** Sends commands as a terminal would, and returns the answers. */
function send(url: string, ...commands: string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`${[...commands, 'QUIT'].join('\r\n')}\r\n`);
  return text(socket);
}

describe('startRedis()', () => {
  it('starts an empty server of its own, with the given arguments', async () => {
    const [one, other] = await Promise.all([startRedis('--maxmemory', '2mb'), startRedis()]);

    expect(await send(one.url, 'SET a 1', 'CONFIG GET maxmemory')).toContain('2097152');
    expect(await send(other.url, 'DBSIZE', 'CONFIG GET save')).toMatch(/^:0\r\n/);

    await Promise.all([one.stop(), other.stop()]);
    for (const { url, pid } of [one, other]) {
      await expect(send(url, 'PING')).rejects.toThrow('ECONNREFUSED');
      expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    }
  });

  it('says what the server printed if it does not start', async () => {
    await expect(startRedis('--no-such-setting', '1')).rejects.toThrow('no-such-setting');
  });
});
