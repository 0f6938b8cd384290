// The real service as a process of its own, with example data in a folder that goes with the test.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = resolve(fileURLToPath(import.meta.url), '../../..');

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

export class Service {
  static async start() {
    const service = new Service();
    service.folder = await mkdtemp(join(tmpdir(), 'lotsen-browser-'));
    service.port = await freePort();
    await service.up();
    return service;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when it prints that it serves. */
  up() {
    this.process = spawn(
      join(root, 'build/lotsen'),
      [
        'serve',
        '--demo',
        '--data',
        this.folder,
        '--listen',
        `127.0.0.1:${this.port}`,
        ...(process.env.LOTSEN_CONFIG ? ['--config', process.env.LOTSEN_CONFIG] : []),
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    this.log = '';
    this.process.stderr.on('data', (part) => (this.log += part));
    return new Promise((ready, failed) => {
      this.process.on('exit', (code) => failed(new Error(`ended with ${code}: ${this.log}`)));
      this.process.stdout.on('data', (part) => {
        output += part;
        const login = /Log in to the desk +(\S+) +(\S+)/.exec(output);
        if (login) this.login = { name: login[1], password: login[2] };
        // The addresses, then the login or an empty line.
        if (/\/desk\n[^]*\n$/.test(output)) ready();
      });
    });
  }

  /** A new account of the desk, and its one-time password. */
  async addStaff(name, displayName, role) {
    const { stdout } = await promisify(execFile)(join(root, 'build/lotsen'), [
      'staff',
      '--data',
      this.folder,
      'add',
      name,
      displayName,
      role,
    ]);
    return { name, password: /one-time password: (\S+)/.exec(stdout)[1] };
  }

  kill(signal = 'SIGKILL') {
    return new Promise((gone) => {
      if (this.process.exitCode !== null || this.process.signalCode !== null) return gone();
      this.process.removeAllListeners('exit');
      this.process.on('exit', gone);
      this.process.kill(signal);
    });
  }

  async stop() {
    await this.kill('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }
}
