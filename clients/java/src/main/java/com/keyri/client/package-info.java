/**
 * Keyri from Java, without a container: the protocol over the JDK's HTTP client.
 *
 * <ul>
 *   <li>{@link com.keyri.client.DeviceEnrolment}, {@link com.keyri.client.DeviceAuthenticator} and
 *       {@link com.keyri.client.DeviceAccount} are the phone, with a native, user-verified approval key;
 *   <li>{@link com.keyri.client.BrowserSignIn} is the page that shows the QR code, for tests, load and desktop
 *       programs;
 *   <li>{@link com.keyri.client.KeyriServer} is the application's own server with its secret API key;
 *   <li>{@link com.keyri.client.KeyriOperator} sets up organizations and applications with the operator key.
 * </ul>
 *
 * <p>All start from an {@link com.keyri.client.Installation}: the public address, an {@code HttpClient} that the caller
 * makes (trust, proxy, executor), and a clock. Private keys never have to be in memory: a
 * {@link com.keyri.client.SigningKey} is a public key and a function that signs.
 *
 * <p>Calls block and are safe to make from several threads unless a class says otherwise. A refusal of the server is a
 * {@link com.keyri.client.ProblemException} (RFC 9457), a broken connection or an answer outside of the contract is a
 * {@link com.keyri.client.ConnectionException}.
 *
 * <p>Names under {@code .localhost}: Java asks the system's resolver, which on many systems doesn't know them. Start
 * the JVM with {@code -Djdk.net.hosts.file=FILE} and lines such as {@code 127.0.0.1 keyri.localhost
 * auth.keyri.localhost}; host header, SNI and certificate checks stay as in production.
 */
@NullMarked
package com.keyri.client;

import org.jspecify.annotations.NullMarked;
