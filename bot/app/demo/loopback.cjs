// Loaded into Microsoft 365 Agents Playground before its own code (node --require): the demo stays on this
// machine. A listen() without a host, which would be every interface, becomes 127.0.0.1; a connection to
// any other machine fails at once.
'use strict';
const net = require('net');
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/i;

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  if (typeof args[0] === 'number' && typeof args[1] !== 'string') args.splice(1, 0, '127.0.0.1');
  return listen.apply(this, args);
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const options = first && typeof first === 'object' ? first : { port: first, host: args[1] };
  const host = options.host || 'localhost';
  if (options.path || LOOPBACK.test(host)) return connect.apply(this, args);
  const refused = Object.assign(new Error(`not on this machine: ${host}`), { code: 'EACCES' });
  process.nextTick(() => this.destroy(refused));
  return this;
};
