#!/usr/bin/env node
// An external signer for Assay: has an SSH agent sign standard input with an Ed25519 key, and prints the signature in base64.
// Usage: ssh-agent-signer.mjs <public key, 32 bytes in base64>. The agent is the one of SSH_AUTH_SOCK (draft-ietf-sshm-ssh-agent).
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const SIGN_REQUEST = 13;
const SIGN_RESPONSE = 14;
const number = (value) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex');
const string = (bytes) => Buffer.concat([number(bytes.length), bytes]);

const publicKey = Buffer.from(process.argv[2] ?? '', 'base64');
const key = Buffer.concat([string(Buffer.from('ssh-ed25519')), string(publicKey)]);
const request = string(Buffer.concat([Buffer.of(SIGN_REQUEST), string(key), string(readFileSync(0)), number(0)]));

let answer = Buffer.alloc(0);
const agent = connect(process.env.SSH_AUTH_SOCK ?? '', () => agent.write(request));
agent.on('error', (problem) => {
  fail(`The SSH agent can't be reached (${problem.code}). Is SSH_AUTH_SOCK set?`);
});
agent.on('data', (bytes) => {
  answer = Buffer.concat([answer, bytes]);
  if (answer.length < 5 || answer.length < 4 + answer.readUInt32BE(0)) return;
  agent.destroy();
  if (answer[4] !== SIGN_RESPONSE) fail('The SSH agent did not sign: it does not hold this key, or the person refused.');
  // The last 64 bytes: the signature stands behind its length and the name of its algorithm.
  process.stdout.write(`${answer.subarray(-64).toString('base64')}\n`);
});

function fail(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
