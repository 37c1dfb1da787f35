package com.keyri.e2e;

/**
 * A person with an account in the shop.
 *
 * @param desk their browser with the shop's pages
 * @param phone their connected phone
 * @param name what the shop calls them
 */
record Customer(Desk desk, Phone phone, String name) {
    /** Scans the code of a widget, types the number and approves; gives the id of the sign-in. */
    String approve(SignInWidget widget) {
        String signIn = widget.awaitsScan().signInId();
        phone.scan(widget.qrPicture()).awaits("sheet");
        widget.awaits("number").type(phone.number());
        widget.awaits("scanned");
        phone.press("approve");
        phone.awaits("approved");
        return signIn;
    }

    /** Signs in on the shop's front page; gives the id of the sign-in. */
    String signIn() {
        String signIn = approve(desk.front());
        desk.awaitAccount();
        return signIn;
    }
}
