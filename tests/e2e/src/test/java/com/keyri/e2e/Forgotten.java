package com.keyri.e2e;

/**
 * Two sign-ins that were begun at the start of the run and left alone: a sign-in lives for three minutes, and this way
 * nobody has to wait for them.
 *
 * @param stage whose browsers they are
 * @param lonely a front page that nobody looks at
 * @param customer somebody who scanned a code and put the phone away
 * @param first the code that the lonely page showed first
 */
record Forgotten(Stage stage, Desk lonely, Customer customer, String first) {
    static Forgotten leave(Stage stage) {
        Desk lonely = stage.desk();
        String first = lonely.front().awaitsScan().link();
        Customer customer = stage.customer();
        SignInWidget widget = customer.desk().signOut().awaitsScan();
        customer.phone().scan(widget.qrPicture()).awaits("sheet");
        return new Forgotten(stage, lonely, customer, first);
    }
}
