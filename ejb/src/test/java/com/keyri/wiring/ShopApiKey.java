package com.keyri.wiring;

import com.keyri.apikey.CallingApiKey;
import com.keyri.apikey.model.ApiKeyId;
import com.keyri.application.model.ApplicationId;
import com.keyri.fixture.Shop;
import com.keyri.organization.model.OrganizationId;

/** The API key with which a shop calls. */
final class ShopApiKey extends CallingApiKey {
    private final Shop shop;
    private final ApiKeyId id = ApiKeyId.at(Shop.NOW);

    ShopApiKey(Shop shop) {
        this.shop = shop;
    }

    @Override
    public ApiKeyId id() {
        return id;
    }

    @Override
    public ApplicationId applicationId() {
        return shop.application();
    }

    @Override
    public OrganizationId organizationId() {
        return shop.organization();
    }
}
