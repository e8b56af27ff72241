using System.Text;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// Finds words that mix scripts whose letters look alike, the usual way to write an address that a person reads as
/// somebody else's (Unicode technical standard 39, section 5). Only the scripts with look-alikes of Latin letters are
/// told apart; Latin beside Han, kana or Hangul is ordinary writing.
/// </summary>
internal static class LookAlikeScripts
{
    [Flags]
    private enum Script
    {
        None = 0,
        Latin = 1,
        Greek = 2,
        Cyrillic = 4,
        Armenian = 8,
        Georgian = 16,
        Cherokee = 32,
    }

    public static bool AreMixedIn(string word)
    {
        var found = Script.None;
        foreach (var rune in word.EnumerateRunes()) found |= ScriptOf(rune);
        return (found & (found - 1)) != 0;
    }

    private static Script ScriptOf(Rune rune) => Rune.IsLetter(rune)
        ? rune.Value switch
        {
            < 0x0250 => Script.Latin,
            >= 0x0370 and < 0x0400 or >= 0x1F00 and < 0x2000 => Script.Greek,
            >= 0x0400 and < 0x0530 or >= 0x1C80 and < 0x1C90 or >= 0x2DE0 and < 0x2E00 or >= 0xA640 and < 0xA6A0 => Script.Cyrillic,
            >= 0x0530 and < 0x0590 => Script.Armenian,
            >= 0x10A0 and < 0x1100 or >= 0x1C90 and < 0x1CC0 or >= 0x2D00 and < 0x2D30 => Script.Georgian,
            >= 0x13A0 and < 0x1400 or >= 0xAB70 and < 0xABC0 => Script.Cherokee,
            >= 0x0250 and < 0x02B0 or >= 0x1E00 and < 0x1F00 or >= 0x2C60 and < 0x2C80 or >= 0xFF21 and < 0xFF5B => Script.Latin,
            _ => Script.None,
        }
        : Script.None;
}
