namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>
/// Who has which e-mail address, phone number and postal address when. A person is not an identifier: households share,
/// numbers pass on, and a typo can be somebody else's address.
/// </summary>
internal sealed class IdentifierBook
{
    // Kinds do not meet: each has numbers of its own.
    private const long Emails = 1L << 56;
    private const long Phones = 2L << 56;
    private const long PostalAddresses = 3L << 56;
    private const long OneOffs = 1L << 55;

    private readonly long[] _email;
    private readonly int[] _household;
    private readonly Changeover _phones;
    private readonly Changeover _addresses;

    public IdentifierBook(long seed, World world, HistoryCalendar calendar, int people)
    {
        _email = new long[people];
        _household = new int[people];
        var phone = new long[people];
        var addresses = new List<long>();
        var random = new SeededRandom(seed, "households");
        for (var first = 0; first < people;)
        {
            var size = Math.Min(people - first, 1 + Enumerable.Range(0, 4).Count(_ => random.Chance((world.HouseholdSize - 1) / 4)));
            var (oneEmail, onePhone) = (random.Chance(world.SharedEmail), random.Chance(world.SharedPhone));
            var flat = random.Chance(world.Flats);
            for (var person = first; person < first + size; person++)
            {
                _household[person] = addresses.Count;
                _email[person] = Emails + (4L * (oneEmail ? first : person));
                phone[person] = Phones + (2L * (onePhone ? first : person));
            }

            addresses.Add(flat && addresses.Count > 0 ? addresses[^1] : PostalAddresses + (2L * addresses.Count));
            first += size;
        }

        _phones = new Changeover(
            new SeededRandom(seed, "phones"),
            phone,
            world.PhoneChanges,
            world.NumberReassigned,
            world.NumberPause * HistoryCalendar.Day,
            calendar);
        _addresses = new Changeover(
            new SeededRandom(seed, "moves"),
            [.. addresses],
            world.Moves,
            world.AddressTakenOver,
            world.FlatEmpty * HistoryCalendar.Day,
            calendar);
    }

    public int People => _email.Length;

    public long Email(int person) => _email[person];

    public static long SecondEmail(int person) => Emails + (4L * person) + 1;

    /// <summary>An address that nobody else has and that is given once.</summary>
    public static long OneOffEmail(int person, int order) => Emails + OneOffs + ((long)person << 20) + order;

    public long Phone(int person, int at) => _phones.Of(person, at);

    public long PostalAddress(int person, int at) => _addresses.Of(_household[person], at);
}
