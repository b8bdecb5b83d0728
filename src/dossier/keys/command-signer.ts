import { spawn } from 'node:child_process';
import { isAbsolute } from 'node:path';
import * as z from 'zod/mini';
import { fromBase64 } from '../../attest/bytes.ts';
import { base64, keyId } from '../../attest/shape.ts';
import type { Signer } from '../../attest/sign-envelope.ts';
import { quote, say, type Text } from '../../model/text.ts';
import { KeysRefused } from './keys-refused.ts';

const argument = z.string().check(z.maxLength(4096), z.refine((text) => !text.includes('\0'), 'text without NUL was expected'));

/** A private key that Assay never sees: a program that signs with it (a token, a key service, an agent). */
export const signerCommandShape = z.strictObject({
  schema: z.literal('urn:assay:signer-command:1'),
  keyId,
  purpose: z.enum(['dossier', 'log', 'keys']),
  publicKey: base64(32),
  /** Program and arguments; no shell reads them. */
  command: z.array(argument).check(z.minLength(1), z.maxLength(64), z.refine(([program = '']) => program !== '' && (isAbsolute(program) || !/[/\\]/.test(program)), 'an absolute path, or the name of a program that is found by PATH, was expected')),
});

export type SignerCommand = z.infer<typeof signerCommandShape>;

export interface CommandLimits {
  /** Time in which the program has to sign; a person may have to touch a token. */
  readonly milliseconds: number;
  /** Bytes on its standard output. */
  readonly outputBytes: number;
}

/** Ours. A signature has 88 characters in base64. */
export const usualLimits: CommandLimits = { milliseconds: 60_000, outputBytes: 256 };

const complaintBytesMax = 4096;

/**
 * A signer that runs a program for each signature: the message goes to its standard input as raw bytes, and it has to write
 * the signature to its standard output as one line of base64.
 * Whoever signs with it verifies what it gives (`signEnvelope`, `signNote`).
 */
export function commandSigner(descriptor: SignerCommand, limits: CommandLimits = usualLimits): Signer {
  return { keyId: descriptor.keyId, sign: async (message) => signatureIn(await run(descriptor, message, limits), descriptor) };
}

async function run({ command: [program = '', ...parameters], keyId: id }: SignerCommand, message: Uint8Array, limits: CommandLimits): Promise<string> {
  return new Promise((resolve, reject) => {
    const { ASSAY_KEY_PASSPHRASE_FILE: _, ...env } = process.env;
    const child = spawn(program, parameters, { stdio: 'pipe', shell: false, windowsHide: true, env });
    let output = '';
    let complaint = '';
    const end = (): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      // Something that the program started may still hold the pipes.
      for (const pipe of child.stdio) pipe?.destroy();
    };
    const fail = (reason: Text): void => {
      end();
      const [said = ''] = complaint.trim().split('\n');
      reject(new KeysRefused('state', say`The program ${quote(program)}, which signs for the key ${quote(id)}, ${reason}.${said === '' ? say`` : say` It says: ${quote(said)}`}`));
    };
    const timer = setTimeout(() => fail(say`took longer than ${limits.milliseconds / 1000} seconds`), limits.milliseconds);
    child.stdout.setEncoding('latin1').on('data', (text: string) => {
      output += text;
      if (output.length > limits.outputBytes) fail(say`wrote more than ${limits.outputBytes} bytes, where the signature was expected as one line of base64`);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (complaint.length < complaintBytesMax) complaint += text;
    });
    // A program that ends before it has read the message is judged by what it wrote.
    child.stdin.on('error', () => undefined).end(message);
    child.on('error', (problem) => fail(say`can't be started (${quote('code' in problem ? String(problem.code) : problem.name)})`));
    child.on('close', (code, signal) => {
      if (code !== 0) fail(signal === null ? say`ended with the exit code ${code ?? -1}` : say`was ended by ${quote(signal)}`);
      else {
        end();
        resolve(output);
      }
    });
  });
}

function signatureIn(output: string, { command: [program = ''], keyId: id }: SignerCommand): Uint8Array {
  const line = output.replace(/\r?\n$/, '');
  try {
    const signature = fromBase64(line);
    if (signature.length === 64) return signature;
  } catch {
    // Said below: whatever it is, it is no signature.
  }
  throw new KeysRefused('state', say`The program ${quote(program)}, which signs for the key ${quote(id)}, ${line === '' ? say`wrote nothing` : say`wrote something else`}, where a signature of 64 bytes was expected as one line of base64.`);
}
