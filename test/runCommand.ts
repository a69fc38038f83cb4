import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

export interface CommandResult {
  command: string;
  code: number;
  output: string;
}

/** Runs a program of the repository and captures its output. */
export function runCommand(command: string): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      // As in CI: writes no snapshots, and rejects `.only`.
      env: { ...process.env, CI: 'true', NO_COLOR: '1' },
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ command, code: 1, output: `${output}\n${error}` }));
    child.on('close', (code) =>
      resolve({ command, code: code ?? 1, output: stripVTControlCharacters(output) }),
    );
  });
}
