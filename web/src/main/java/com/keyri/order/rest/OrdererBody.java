package com.keyri.order.rest;

import com.keyri.account.model.AccountId;
import com.keyri.order.model.Orderer;

/** Who ordered, for which company. */
public record OrdererBody(
        AccountId accountId, String firstName, String lastName, String mailAddress, String companyName) {
    static OrdererBody from(Orderer orderer) {
        return new OrdererBody(
                orderer.account(),
                orderer.firstName(),
                orderer.lastName(),
                orderer.mailAddress().value(),
                orderer.company());
    }

    @Override
    public String toString() {
        return "OrdererBody";
    }
}
