namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>What one person gives at checkouts: the same at one merchant each time, apart from typos and new addresses.</summary>
internal sealed class CheckoutHabits
{
    private readonly World _world;
    private readonly Marketplace _marketplace;
    private readonly IdentifierBook _book;
    private readonly Person _person;
    private readonly SeededRandom _random;
    private readonly bool _hasSecondEmail;
    private readonly Dictionary<int, Habit> _atMerchant = [];

    public CheckoutHabits(long seed, World world, Marketplace marketplace, IdentifierBook book, Person person)
    {
        _world = world;
        _marketplace = marketplace;
        _book = book;
        _person = person;
        _random = new SeededRandom(seed, "checkout", person.Number);
        _hasSecondEmail = _random.Chance(world.SecondEmail);
    }

    private readonly record struct Habit(bool SignedIn, bool SecondEmail, bool GivesPhone);

    /// <param name="order">The how many-th order of this person.</param>
    /// <param name="claiming">Within the time of unfounded claims.</param>
    public Identifiers At(int merchant, int at, int order, bool claiming)
    {
        if (!_atMerchant.TryGetValue(merchant, out var habit))
        {
            habit = new Habit(
                _random.Chance(_world.SignedIn),
                _hasSecondEmail && _random.Chance(_world.SecondEmailMerchants),
                _random.Chance(_world.PhoneAsked));
            _atMerchant.Add(merchant, habit);
        }

        // All are drawn each time, so that one changed share does not move the rest of the stream.
        var (newEmail, typo, hit, confirmed) = (_random.Share(), _random.Share(), _random.Share(), _random.Share());
        var other = _random.Below(_book.People);
        var changed = claiming && newEmail < _world.ClaimantsNewEmail;
        var guest = changed || !habit.SignedIn;
        var oneOff = IdentifierBook.OneOffEmail(_person.Number, order);
        var email = habit.SecondEmail ? IdentifierBook.SecondEmail(_person.Number) : _book.Email(_person.Number);
        if (changed) email = oneOff;
        else if (guest && typo < _world.EmailTypos) email = hit < _world.TypoHitsSomebody ? _book.Email(other) : oneOff;
        return new Identifiers(
            email,
            !guest || confirmed < _world.ConfirmedWrongly,
            habit.GivesPhone ? _book.Phone(_person.Number, at) : 0,
            _marketplace.Merchants[merchant].Subscriptions ? 0 : _book.PostalAddress(_person.Number, at));
    }
}
