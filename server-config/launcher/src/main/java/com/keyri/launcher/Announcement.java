package com.keyri.launcher;

import java.io.PrintStream;

/** The addresses, and what to do next. */
final class Announcement {
    private Announcement() {}

    static void print(PrintStream out, Addresses addresses) {
        out.println("Keyri           " + addresses.publicUrl());
        out.println("Guides, API     " + addresses.publicUrl() + "/docs");
        out.println("Authenticator   " + addresses.authenticatorUrl() + "/a");
        out.println("Health, metrics " + addresses.internalUrl() + "/health /metrics (this machine only)");
    }

    static void printSetup(PrintStream out, String url) {
        out.println();
        out.println("First start: open this link to make the first account of the staff. It is good for 30 minutes;");
        out.println("./keyri setup-link prints a new one.");
        out.println(url);
    }

    static void printMailbox(PrintStream out, Addresses addresses) {
        out.println(
                "Mailbox         " + addresses.publicUrl() + "/mailbox (this machine only; there is no mail server)");
    }

    static void printDemo(PrintStream out, Addresses addresses) {
        out.println("Demo shop       " + addresses.shopUrl());
        out.println();
        out.println("Next: open the demo shop, create an account and connect a phone: open the link that it shows in");
        out.println(
                "another browser profile, or on your phone (docs/guides/try-with-your-phone.md). Then sign out, and");
        out.println("sign in by scanning the code.");
    }

    static void printTrust(PrintStream out, DataFolder data) {
        out.println();
        out.println("The certificate is made for this machine: browsers warn until they trust");
        out.println(data.certificates().resolve("authority.pem"));
    }

    static void printEnd(PrintStream out) {
        out.println();
        out.println("Ctrl-C, or ./keyri stop in another terminal, stops everything.");
    }
}
