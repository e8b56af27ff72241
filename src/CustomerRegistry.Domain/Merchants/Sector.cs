namespace CustomerRegistry.Domain.Merchants;

/// <summary>A merchant's trade, as far as a ruling may depend on it. Numbers are those of the proto enum <c>Sector</c>.</summary>
public enum Sector
{
    GeneralRetail = 1,
    Fashion = 2,
    Electronics = 3,
    HomeAndGarden = 4,
    HealthAndBeauty = 5,
    FoodAndGroceries = 6,
    SportsAndToys = 7,
    TicketsAndTravel = 8,
    DigitalGoods = 9,
    Telecom = 10,
    Payments = 11,
    OtherSector = 12,
}
